namespace LenNotify;

/// <summary><see cref="Severity"/> on the wire.</summary>
internal sealed class SeverityConverter() : WireConverter<Severity>(WireNames.TryRead, WireNames.Severities);
