namespace LenNotify;

/// <summary>What became of an offered code.</summary>
internal enum VerificationAnswer
{
    /// <summary>It was right: the address is the person's.</summary>
    Verified,

    /// <summary>It was wrong, and others may be tried.</summary>
    Wrong,

    /// <summary>No code is out, or it is too old.</summary>
    Expired,

    /// <summary>Too many wrong ones: a new code must be asked for.</summary>
    Exhausted,
}
