using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LenNotify.Tests.Shared;

/// <summary>Runs tests as xunit does, but for what happens at the end.</summary>
internal sealed class WatchedExecutor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
{
    protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        using var run = new WatchedRun(CanaryWatch.OfTheRun, TestAssembly, testCases, executionMessageSink, executionOptions);
        await run.RunAsync();
    }
}
