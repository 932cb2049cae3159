namespace IndicatorSync.Core.Tests;

public class SmokeTests { [Fact] public void T() => Assert.True(true); }
