namespace LenNotify.Benchmarks.Results;

/// <summary>Something was to be measured and broke off; the message says how.</summary>
internal sealed class NotMeasuredException(string message) : Exception(message);
