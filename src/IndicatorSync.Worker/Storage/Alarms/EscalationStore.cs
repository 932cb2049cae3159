using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Alarms;

/// <summary>Which alarms have been escalated: each once.</summary>
internal static class EscalationStore
{
    private const string Select = "SELECT indicator_id, gender, since_at AS Since FROM escalation";

    private static readonly AddedRows<Told> Added = new(
        "escalation",
        [
            new("indicator_id", StagingType.Name, told => told.IndicatorId),
            new("gender", StagingType.Code, told => told.Gender),
            new("since_at", StagingType.Instant, told => told.Since),
            new("escalated_at", StagingType.Instant, told => told.EscalatedAt),
        ]);

    public static async Task<IReadOnlySet<(string Indicator, Gender Gender, DateTimeOffset Since)>> ToldAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<Told>(Select)).Select(told => (told.IndicatorId, GenderCodes.Of(told.Gender), told.Since)).ToHashSet();

    public static Task AddAsync(UnitOfWork unit, IReadOnlyCollection<(string Indicator, Gender Gender, DateTimeOffset Since)> alarms, DateTimeOffset now) =>
        unit.AddAsync(Added, [.. alarms.Select(alarm => new Told { IndicatorId = alarm.Indicator, Gender = alarm.Gender.Code(), Since = alarm.Since, EscalatedAt = now })]);

    private sealed record Told
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public required DateTimeOffset Since { get; init; }

        public DateTimeOffset EscalatedAt { get; init; }
    }
}
