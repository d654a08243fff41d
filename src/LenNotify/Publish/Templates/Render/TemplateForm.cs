namespace LenNotify;

/// <summary>What a source becomes, and so how values are escaped in it.</summary>
internal enum TemplateForm
{
    /// <summary>One line of plain text.</summary>
    Line,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>JSON of Slack's blocks.</summary>
    Blocks,
}
