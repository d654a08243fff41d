using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LenNotify.Tests.Shared;

/// <summary>Runs every test project's tests under a <see cref="CanaryWatch"/>: eng/Tests.props names it.</summary>
public sealed class WatchedFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new WatchedExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
