namespace LenNotify;

/// <summary>What becomes of the stretch behind a place: it may be left out, or come any number of times.</summary>
internal enum HtmlBlock
{
    /// <summary>It is a value.</summary>
    None,

    /// <summary>A stretch begins.</summary>
    Begins,

    /// <summary>The other one of two begins.</summary>
    Turns,

    /// <summary>It ends.</summary>
    Ends,
}
