namespace LenNotify;

/// <summary>One <c>{{ … }}</c> of the plain syntax.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Format">In which form.</param>
/// <param name="Otherwise">What stands there when the value is missing.</param>
internal sealed record Placeholder(string Name, IValueFormat Format, string Otherwise);
