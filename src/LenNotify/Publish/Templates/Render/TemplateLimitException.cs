namespace LenNotify;

/// <summary>A rendering became too large or took too long.</summary>
internal sealed class TemplateLimitException(string message) : Exception(message);
