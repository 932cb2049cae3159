using System.Text;
using IndicatorSync.Worker;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Configuration;

FileRights.KeepFromOthers();
// Patterns read what strangers write: none of them may take forever.
AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(5));
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Surroundings.OfProcess());
