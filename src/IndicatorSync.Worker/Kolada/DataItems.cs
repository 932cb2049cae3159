using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// Reads an item of a data answer into its fields, in whatever order they come:
/// <c>{ "values": [{ "gender", "count", "status", "value", "isdeleted" }], "kpi", "period", "municipality" | "ou" }</c>.
/// </summary>
internal static class DataItems
{
    private static readonly string[] Fields = ["gender", "value", "count", "status", "isdeleted", "values", "kpi", "period", "municipality", "ou"];

    private static readonly string[] Genders = ["T", "K", "M"];

    /// <param name="json">One item; valid JSON of any kind.</param>
    /// <param name="areaField"><c>municipality</c> or <c>ou</c>.</param>
    /// <param name="unknown">Called with each field that is not known.</param>
    public static RawItem Read(ReadOnlyMemory<byte> json, string areaField, Action<string> unknown)
    {
        string? kpi = null, area = null, period = null, twice = null;
        var keys = default(Keys);
        List<RawValue>? values = null;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.TokenType != JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Usual(reader, Fields)!;
            twice ??= keys.Twice(name);
            reader.Read();
            if (name == "values" && reader.TokenType == JsonTokenType.StartArray)
            {
                values = Values(ref reader, unknown, ref twice);
                continue;
            }

            if (name == "kpi")
            {
                kpi = JsonText.Line(reader);
            }
            else if (name == areaField)
            {
                area = JsonText.Line(reader);
            }
            else if (name == "period")
            {
                period = Token(reader);
            }
            else if (name != "values")
            {
                unknown(name);
            }

            reader.Skip();
        }

        return new RawItem(kpi, area, period, values, json) { DoubleKey = twice };
    }

    private static List<RawValue> Values(ref Utf8JsonReader reader, Action<string> unknown, ref string? twice)
    {
        List<RawValue> values = new(3);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                values.Add(Value(ref reader, unknown, ref twice));
            }
            else
            {
                reader.Skip();
                values.Add(default);
            }
        }

        return values;
    }

    private static RawValue Value(ref Utf8JsonReader reader, Action<string> unknown, ref string? twice)
    {
        var value = default(RawValue);
        var keys = default(Keys);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Usual(reader, Fields)!;
            twice ??= keys.Twice(name);
            reader.Read();
            switch (name)
            {
                case "gender":
                    value = value with { Gender = JsonText.Usual(reader, Genders) };
                    break;
                case "value":
                    value = value with { Value = Token(reader) };
                    break;
                case "status":
                    value = value with { Status = reader.TokenType == JsonTokenType.Null ? null : JsonText.Line(reader) ?? Token(reader) };
                    break;
                case "count":
                    value = value with { Count = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) ? count : null };
                    break;
                case "isdeleted":
                    value = value with { IsDeleted = Token(reader) };
                    break;
                default:
                    unknown(name);
                    break;
            }

            reader.Skip();
        }

        return value;
    }

    /// <summary>The token as it is in the JSON; a string keeps its quotes, so that "7" is not taken for 7.</summary>
    private static string Token(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.String => $"\"{ForeignText.Line(reader.ValueSpan)}\"",
        _ => "{…}",
    };

    /// <summary>The keys of one object so far; those of v3 without an allocation.</summary>
    private struct Keys
    {
        private int known;
        private HashSet<string>? others;

        /// <summary>The key when the object had it before, else null.</summary>
        public string? Twice(string name)
        {
            var place = Array.IndexOf(Fields, name);
            if (place < 0)
            {
                return (others ??= []).Add(name) ? null : name;
            }

            var twice = (known & (1 << place)) != 0;
            known |= 1 << place;
            return twice ? name : null;
        }
    }
}
