global using IndicatorSync.Core.Terms;
