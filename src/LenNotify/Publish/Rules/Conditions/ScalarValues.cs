namespace LenNotify;

/// <summary>What a field is compared with.</summary>
internal sealed record ScalarValues
{
    internal HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers as they are written, so that 0.1 is 0.1.</summary>
    internal HashSet<decimal> Exact { get; } = [];

    /// <summary>Those that no decimal holds.</summary>
    internal HashSet<double> Numbers { get; } = [];

    internal HashSet<bool> Flags { get; } = [];
}
