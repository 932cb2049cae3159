namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>Section <c>Kolada</c>: where the source is and how gently it is asked.</summary>
internal sealed record KoladaOptions
{
    public Uri BaseUrl { get; init; } = new("https://api.kolada.se/v3");

    /// <summary>0 = no limit.</summary>
    public double RequestsPerSecond { get; init; } = 3;

    /// <summary>Null: the system's proxy.</summary>
    public Uri? ProxyUrl { get; init; }

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an answer that is the same as before is compared with what is stored all the same, 0 to 366 days; zero: in every run.</summary>
    public TimeSpan FullComparisonEvery { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How old a full reading of a mirror may be (<c>spegla</c>), 1 to 366 days; between them it is asked for changes.</summary>
    public TimeSpan MirrorFullReadingEvery { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(90);
}
