namespace LenNotify;

/// <summary>A place that templates come from with the process.</summary>
internal interface ITemplateOrigin
{
    /// <summary>Which of two with one key holds: the higher.</summary>
    int Rank { get; }

    /// <summary>What is there.</summary>
    IEnumerable<TemplateEntry> Entries();
}
