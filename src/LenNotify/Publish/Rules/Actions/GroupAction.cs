namespace LenNotify;

/// <summary>Groups what is told.</summary>
/// <param name="Key">Where the key stands; null makes one group of the rule.</param>
internal sealed record GroupAction(FieldPath? Key);
