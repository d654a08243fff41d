namespace LenNotify;

/// <summary>What a <see cref="Scalar"/> is.</summary>
internal enum ScalarKind
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An instant.</summary>
    Date,

    /// <summary>A link that was found safe.</summary>
    Url,

    /// <summary>Escaped already.</summary>
    Rendered,
}
