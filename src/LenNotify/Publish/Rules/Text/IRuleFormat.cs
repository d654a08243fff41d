namespace LenNotify;

/// <summary>A way to write rules down.</summary>
internal interface IRuleFormat
{
    /// <summary>How files of it end, such as <c>.json</c>.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is too large: line and column are named.</exception>
    DocumentNode Read(string text);
}
