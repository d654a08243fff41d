namespace LenNotify;

/// <summary>
/// What a rule makes of a notification, before anything else of the person counts. It is the same for all who chose
/// nothing for the type, and for them <see cref="CompiledNotification.Usual"/> has it.
/// </summary>
/// <param name="Chosen">Judgement 5: the channels that are meant.</param>
/// <param name="Failed">A bit for each <see cref="Reason"/> that is known to stand against it.</param>
/// <param name="Level">The <see cref="Priority"/>.</param>
/// <param name="Pace">The <see cref="Frequency"/>.</param>
// Two words, so that it is handed on in registers.
internal readonly record struct Terms(ulong Chosen, uint Failed, byte Level, byte Pace)
{
    /// <summary>How hard to try.</summary>
    internal Priority Priority => (Priority)Level;

    /// <summary>How often the person wants to hear of the type.</summary>
    internal Frequency Frequency => (Frequency)Pace;
}
