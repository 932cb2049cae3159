using Xunit.v3;

[assembly: TestPipelineStartup(typeof(TestProcess))]
