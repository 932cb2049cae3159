using System.Text;
using IndicatorSync.Worker;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Configuration;

FileRights.KeepFromOthers();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Surroundings.OfProcess());
