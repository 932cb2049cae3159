namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>The tests that ask the compiled schema: it is made once, while others run, and let go when they are done.</summary>
[CollectionDefinition]
public sealed class CompiledSchemaTests : ICollectionFixture<CompiledSchema>;
