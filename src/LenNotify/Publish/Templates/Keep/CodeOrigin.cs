namespace LenNotify;

/// <summary>A template that the host's code made.</summary>
internal sealed record CodeOrigin(Template Template) : ITemplateOrigin
{
    public int Rank => 3;

    public IEnumerable<TemplateEntry> Entries() => [new TemplateEntry("code", () => Template, Template.Key)];
}
