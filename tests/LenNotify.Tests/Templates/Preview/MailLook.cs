namespace LenNotify.Tests;

/// <summary>How a browser shows one mail.</summary>
/// <param name="Name">Template, width and scheme.</param>
/// <param name="Page">The page's brightness, 0-1.</param>
/// <param name="Card">The card's.</param>
/// <param name="Bar">The colour of the severity.</param>
/// <param name="Border">The colour of the card's other sides.</param>
/// <param name="Contrast">The least contrast of a text with what is behind it.</param>
/// <param name="Faintest">That text.</param>
/// <param name="Overflow">How far it is wider than the window, in pixels.</param>
/// <param name="Button">The height of the lowest button; null where there is none.</param>
/// <param name="Letters">The size of the smallest letters.</param>
/// <param name="Heading">What the heading says.</param>
internal sealed record MailLook(
    string Name, double Page, double Card, string Bar, string Border, double Contrast, string Faintest, double Overflow, double? Button, double Letters, string Heading);
