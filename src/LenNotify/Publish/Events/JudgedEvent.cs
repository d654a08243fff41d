using LenNotify.Storage;

namespace LenNotify;

/// <summary>What is to be written for an event.</summary>
internal sealed class JudgedEvent
{
    /// <summary>For people who are known.</summary>
    internal List<IntakeItem> ForPeople { get; } = [];

    /// <summary>For topics, and for many.</summary>
    internal List<Publication> ForMany { get; } = [];

    /// <summary>Why somebody was not told; null when all were.</summary>
    internal string? Cause { get; set; }
}
