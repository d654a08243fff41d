using Xunit.Abstractions;
using Xunit.Sdk;

namespace LenNotify.Tests.Shared;

/// <summary>A run whose every test fails at the end when addresses or tokens came out of any of them.</summary>
internal sealed class WatchedRun(
    CanaryWatch watch, ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink sink, ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(assembly, cases, new NullMessageSink(), sink, options)
{
    protected override Task BeforeTestAssemblyFinishedAsync()
    {
        Aggregator.Run(watch.ShouldHaveSeenNothing);
        return base.BeforeTestAssemblyFinishedAsync();
    }
}
