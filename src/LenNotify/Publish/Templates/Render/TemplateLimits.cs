namespace LenNotify;

/// <summary>How large a rendering may become, and how long it may take.</summary>
/// <param name="MostText">Characters of plain text.</param>
/// <param name="MostHtml">Characters of HTML.</param>
/// <param name="Longest">For all forms together.</param>
/// <param name="MostItems">How many notifications a digest lists.</param>
internal sealed record TemplateLimits(int MostText, int MostHtml, TimeSpan Longest, int MostItems);
