using System.Text.Json;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class ValidationReportTests
{
    private static readonly Finding Warning = new(FindingKind.Warning, "indikatorer.yaml", 3, 5, "hvb", "gul överlappar grön");
    private static readonly Finding Band = new(FindingKind.Band, "indikatorer.yaml", 93, 11, "hvb", "grön \"1,4 eller högre\" säger emot gul", "menade du \"1,4 eller lägre\"?");
    private static readonly Finding Option = new(FindingKind.Structural, "appsettings.json", 0, 0, null, "Mail:Port är inget tal", "587");

    [Fact]
    public void Errors_come_first_one_line_each_and_a_sum_last()
    {
        var output = new StringWriter();
        new ValidationReport([Warning, Band, Option], ["historik: databasen är tom"]).Write(output);

        Assert.Equal(
            [
                "indikatorer.yaml:93:11: fel: hvb: grön \"1,4 eller högre\" säger emot gul. Menade du \"1,4 eller lägre\"?",
                "appsettings.json: fel: Mail:Port är inget tal. Förslag: 587",
                "indikatorer.yaml:3:5: varning: hvb: gul överlappar grön.",
                "ej kontrollerat: historik: databasen är tom",
                "2 fel, 1 varning.",
            ],
            output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    [Fact]
    public void Nothing_found_is_said_too()
    {
        var output = new StringWriter();
        new ValidationReport([]).Write(output);

        Assert.Equal("Inget att anmärka på.", output.ToString().Trim());
    }

    [Fact]
    public void The_exit_code_is_2_for_anything_but_warnings()
    {
        Assert.False(new ValidationReport([]).HasErrors);
        Assert.False(new ValidationReport([Warning]).HasErrors);
        Assert.True(new ValidationReport([Warning, Band]).HasErrors);
        Assert.True(new ValidationReport([Option]).HasErrors);
    }

    [Fact]
    public void The_document_has_the_members_of_the_contract()
    {
        var json = new ValidationReport([Warning, Band, Option], ["historik"]).ToJson();
        var document = JsonDocument.Parse(json).RootElement;

        Assert.Equal(["errors", "warnings", "skipped"], document.EnumerateObject().Select(member => member.Name));
        var errors = document.GetProperty("errors");
        Assert.Equal(["file", "line", "column", "indicator", "message", "suggestion"], errors[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal((93, 11), (errors[0].GetProperty("line").GetInt32(), errors[0].GetProperty("column").GetInt32()));
        Assert.Equal(JsonValueKind.Null, errors[1].GetProperty("line").ValueKind);
        Assert.Equal(JsonValueKind.Null, document.GetProperty("warnings")[0].GetProperty("suggestion").ValueKind);
        Assert.Equal("historik", document.GetProperty("skipped")[0].GetString());
        Assert.Contains("överlappar grön", json, StringComparison.Ordinal);
    }
}
