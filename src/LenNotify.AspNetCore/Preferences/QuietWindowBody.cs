namespace LenNotify;

/// <summary><see cref="QuietWindow"/> as it is on the wire.</summary>
/// <param name="Start">As <c>HH:mm</c>.</param>
/// <param name="End">As <c>HH:mm</c>.</param>
/// <param name="Days">Short names, such as <c>mon</c>.</param>
internal sealed record QuietWindowBody(string Start, string End, IReadOnlyList<string>? Days = null);
