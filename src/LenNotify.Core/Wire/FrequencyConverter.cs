namespace LenNotify;

/// <summary><see cref="Frequency"/> on the wire.</summary>
internal sealed class FrequencyConverter() : WireConverter<Frequency>(WireNames.TryRead, WireNames.Frequencies);
