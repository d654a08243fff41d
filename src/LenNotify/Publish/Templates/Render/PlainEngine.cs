namespace LenNotify;

/// <summary>The engine that is always there: placeholders and nothing else, so nothing to bound but the size.</summary>
internal sealed class PlainEngine : ITemplateEngine
{
    internal const string EngineName = "plain";

    public string Name => EngineName;

    public ITemplateProgram? Compile(TemplateSource source, List<Problem> problems)
    {
        var before = problems.Count;
        var parts = new PlainParser(source, problems).Parse();
        return problems.Count == before ? new PlainProgram([.. parts], source.Form) : null;
    }
}
