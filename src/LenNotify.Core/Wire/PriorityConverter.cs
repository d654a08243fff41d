namespace LenNotify;

/// <summary><see cref="Priority"/> on the wire.</summary>
internal sealed class PriorityConverter() : WireConverter<Priority>(WireNames.TryRead, WireNames.Priorities);
