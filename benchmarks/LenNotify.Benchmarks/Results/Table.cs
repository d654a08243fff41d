namespace LenNotify.Benchmarks.Results;

/// <summary>A table that is measured side by side instead of one method after the other.</summary>
/// <param name="Option">What asks for it alone.</param>
/// <param name="Set">What it is measured together with, see <see cref="Sets"/>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="MeasureAsync">Measures it; a dry one proves only that it starts.</param>
internal sealed record Table(string Option, string Set, string Title, Func<bool, Task<string>> MeasureAsync)
{
    /// <summary>A dry one takes little time.</summary>
    internal bool IsShort { get; init; } = true;

    /// <summary>What a person calls it.</summary>
    internal string Name => Option.TrimStart('-');
}
