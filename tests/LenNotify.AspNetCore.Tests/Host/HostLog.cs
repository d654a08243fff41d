using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Every line that was logged, at every level.</summary>
internal sealed class HostLog : ILoggerProvider
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Lined(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Lined(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
    }
}
