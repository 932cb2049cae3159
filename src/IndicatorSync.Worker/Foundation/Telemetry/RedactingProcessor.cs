using System.Diagnostics;
using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using OpenTelemetry;

namespace IndicatorSync.Worker.Foundation.Telemetry;

/// <summary>The door to every trace: name, status and tags of a span pass the redactor before it is exported.</summary>
internal sealed class RedactingProcessor(Redactor redactor) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = redactor.Clean(data.DisplayName);
        if (data.StatusDescription is { } told)
        {
            data.SetStatus(data.Status, redactor.Clean(told));
        }

        foreach (var (name, value) in data.TagObjects.ToList())
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            var clean = redactor.Clean(text);
            if (!ReferenceEquals(clean, text))
            {
                data.SetTag(name, clean);
            }
        }
    }
}
