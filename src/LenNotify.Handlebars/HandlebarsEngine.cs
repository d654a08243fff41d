using HandlebarsDotNet;

namespace LenNotify;

/// <summary>Handlebars.Net behind the seam: it gets names and scalars, never an object that has anything behind it.</summary>
internal sealed class HandlebarsEngine(HandlebarsOptions options) : ITemplateEngine
{
    internal const string EngineName = "handlebars";
    private readonly Dictionary<string, string> _partials = new(options.Partials, StringComparer.Ordinal);

    public string Name => EngineName;

    public ITemplateProgram? Compile(TemplateSource source, List<Problem> problems)
    {
        var before = problems.Count;
        var names = new HashSet<string>(StringComparer.Ordinal);
        new HandlebarsCheck(source, _partials.Keys, names, problems).Check();
        foreach (var (partial, text) in _partials)
        {
            new HandlebarsCheck(source with { Field = $"partial '{partial}'", Text = text }, _partials.Keys, names, problems).Check(isPart: true);
        }

        if (problems.Count > before)
        {
            return null;
        }

        try
        {
            var environment = Environment(source.Form);
            using var reader = new StringReader(source.Text);
            return new HandlebarsProgram(environment.Compile(reader), names);
        }
        catch (HandlebarsException error)
        {
            problems.Add(new(source.Field, $"cannot be compiled: {Shown.Of(error.Message)}", "Handlebars"));
            return null;
        }
    }

    private IHandlebars Environment(TemplateForm form)
    {
        var environment = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new FormEncoder(form), PartialRecursionDepthLimit = 10 });
        foreach (var name in HandlebarsFormats.Names)
        {
            environment.RegisterHelper(name, (in EncodedTextWriter output, in HelperOptions _, in Context _, in Arguments arguments) =>
                output.Write(HandlebarsFormats.Show(name, arguments)));
        }

        foreach (var (name, text) in _partials)
        {
            environment.RegisterTemplate(name, text);
        }

        return environment;
    }
}
