namespace Worker;

/// <summary>The command line or the environment says something that cannot be; the message says what to say instead.</summary>
public sealed class SettingsException(string message) : Exception(message);
