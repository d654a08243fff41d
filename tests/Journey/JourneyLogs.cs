using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests.Journey;

/// <summary>Everything that a host logs.</summary>
public sealed class JourneyLogs : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly LogLines _provider;

    public JourneyLogs() => _provider = new LogLines(line =>
    {
        _lines.Enqueue(line);
        CanaryWatch.OfTheRun.Look("a log", line);
    });

    public IReadOnlyList<string> Lines => [.. _lines];

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ILoggerProvider>(_provider)
        .Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);

    public void Dispose() => _provider.Dispose();
}
