using System.Text;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

FileRights.KeepFromOthers();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, ProcessContext.OfProcess());
