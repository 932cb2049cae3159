using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(IndicatorSync.Worker.Tests.LongestFirst))]

namespace IndicatorSync.Worker.Tests;

/// <summary>Begins with the classes that take longest, so that none of them runs alone when the others are done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Those of more than a second and a half, the longest first, those that mostly wait among them.</summary>
    private static readonly string[] Longest =
    [
        "ServiceYearTests", "SuddenDeathTests", "RestingScenarios", "CrashTests", "ProbeTimeoutTests", "AsOfTests", "SqliteUpgradeTests", "FingerprintScenarios",
        "SqliteWriterLeaseTests", "AlarmMailTests", "CompiledSchemaTests", "StormTests", "ServiceOutagesTests", "SqlServerFailureTests", "NorsjoYearTests",
        "JudgingPartsScenarios", "DataValidationTests", "OddAnswerSweepTests", "DraftFuzzTests", "SentencesTests", "ExportFileTests", "LostConnectionTests",
        "AccountRightsTests", "EditorTests", "DamageFuzzTests", "HandedInTests", "FileRightsTests", "SecretTests", "OwnSourcesTests", "YearFromPreviewTests",
        "FreezeTests", "PdfDraftTests", "SecretsInLogsTests", "BadDaysTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(PlaceOf).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    /// <summary>A class that is in no collection of its own is one, named after it.</summary>
    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Longest, name => (collection.TestCollectionClassName ?? collection.TestCollectionDisplayName).Split('.', ' ').Contains(name));
        return place < 0 ? Longest.Length : place;
    }
}
