using LenNotify.Storage;

namespace LenNotify;

/// <summary>One form of the file, written part by part.</summary>
internal interface IExportFormat
{
    /// <summary>What it is.</summary>
    string ContentType { get; }

    /// <summary>What its name ends with.</summary>
    string Extension { get; }

    /// <summary>What stands before the first item.</summary>
    string Begin { get; }

    /// <summary>An item; the first has nothing before it.</summary>
    string Item(InboxItem item, bool first);

    /// <summary>What stands after the last item.</summary>
    string End { get; }
}
