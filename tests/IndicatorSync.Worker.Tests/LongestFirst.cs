using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(IndicatorSync.Worker.Tests.LongestFirst))]

namespace IndicatorSync.Worker.Tests;

/// <summary>Begins with the classes that take longest, so that none of them runs alone when the others are done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Those of more than three seconds, the longest first.</summary>
    private static readonly string[] Longest =
    [
        "AsOfTests", "CrashTests", "ServiceYearTests", "NorsjoYearTests", "LostConnectionTests", "ServiceOutagesTests", "FingerprintScenarios", "DataValidationTests",
        "SuddenDeathTests", "AlarmMailTests", "CompiledSchemaTests", "SqliteUpgradeTests", "JudgingPartsScenarios", "OddAnswerSweepTests", "StormTests", "FloodTests",
        "SentencesTests", "ExportFileTests", "EditorTests", "BadDaysTests",
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
