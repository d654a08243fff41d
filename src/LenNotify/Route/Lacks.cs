namespace LenNotify;

/// <summary>What could not be read of a person.</summary>
[Flags]
internal enum Lacks
{
    /// <summary>Everything is known.</summary>
    Nothing = 0,

    /// <summary>The person's preferences.</summary>
    Choices = 1,

    /// <summary>Addresses of the person, the host's or all.</summary>
    Addresses = 2,
}
