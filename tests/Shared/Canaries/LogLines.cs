using Microsoft.Extensions.Logging;

namespace LenNotify.Tests.Shared;

/// <summary>Hands over everything that is logged, down to Trace, line by line: message, values, scopes and exceptions.</summary>
public sealed class LogLines(Action<string> write) : ILoggerProvider, ILoggerFactory
{
    /// <summary>Lines for the watch of this test run.</summary>
    public static LogLines Watched { get; } = new(line => CanaryWatch.OfTheRun.Look("a log", line));

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, write);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Everything goes to one place.");

    public void Dispose()
    {
        // What was logged outlives the host.
    }

    private sealed class Line(string category, Action<string> write) : ILogger, IDisposable
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            write($"{category} scope {Values(state)}");
            return this;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            write($"{logLevel} {category} {eventId.Id} {formatter(state, exception)} {Values(state)} {exception}");

        public void Dispose()
        {
            // Scopes are written down when they begin.
        }

        private static string Values(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";
    }
}
