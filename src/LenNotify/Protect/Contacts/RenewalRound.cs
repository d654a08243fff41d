namespace LenNotify;

/// <summary>What one look at everybody's addresses came to.</summary>
internal sealed class RenewalRound
{
    /// <summary>Those who were looked at.</summary>
    internal int People { get; set; }

    /// <summary>Addresses that were protected anew.</summary>
    internal int Renewed { get; set; }

    /// <summary>People whose book somebody changed meanwhile.</summary>
    internal int Changed { get; set; }

    /// <summary>Addresses that cannot be read.</summary>
    internal int Unreadable { get; set; }

    /// <summary>A key that would be needed to read one.</summary>
    internal string? MissingKey { get; set; }
}
