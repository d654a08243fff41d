namespace LenNotify;

/// <summary>What a value is; anything else in its place counts as missing.</summary>
public enum VariableKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, or a text that is one.</summary>
    Number,

    /// <summary>An instant, as ISO 8601 text with an offset.</summary>
    Date,

    /// <summary>A link: https, or a rooted path of the host's own site. Only this may begin an <c>href</c> or <c>src</c>.</summary>
    Url,
}
