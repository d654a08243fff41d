using HandlebarsDotNet;

namespace LenNotify;

/// <summary>A compiled Handlebars source.</summary>
internal sealed class HandlebarsProgram : ITemplateProgram
{
    private static readonly string[] Lists = ["links", "facts", "items", "groups"];
    private readonly HandlebarsTemplate<TextWriter, object, object> _template;
    private readonly (string Name, string[] Path)[] _names;
    private readonly string[] _lists;

    internal HandlebarsProgram(HandlebarsTemplate<TextWriter, object, object> template, IReadOnlySet<string> names)
    {
        _template = template;
        _names = [.. names.Except(Lists).Select(name => (name, name.Split('.')))];
        _lists = [.. Lists.Where(names.Contains)];
    }

    public void Render(ITemplateValues values, TemplateLocale locale, BoundedWriter into)
    {
        try
        {
            _template(into, Model(values, locale, into), null!);
        }
        catch (HandlebarsException error)
        {
            for (Exception? cause = error; cause is not null; cause = cause.InnerException)
            {
                if (cause is TemplateLimitException limit)
                {
                    throw limit;
                }
            }

            throw new TemplateLimitException("Handlebars cannot render it");
        }
    }

    // Only what the source names is looked up at all.
    private Dictionary<string, object> Model(ITemplateValues values, TemplateLocale locale, BoundedWriter into)
    {
        var model = new Dictionary<string, object>(_names.Length + _lists.Length, StringComparer.Ordinal);
        foreach (var (name, path) in _names)
        {
            var value = values.Find(name);
            if (value.IsMissing)
            {
                continue;
            }

            var at = model;
            for (var i = 0; i < path.Length - 1; i++)
            {
                at = (Dictionary<string, object>)(at.TryGetValue(path[i], out var inner) ? inner : at[path[i]] = new Dictionary<string, object>(StringComparer.Ordinal));
            }

            at[path[^1]] = value.Kind is ScalarKind.Number or ScalarKind.Date ? new HandlebarsValue(value, locale) : value.Text;
        }

        foreach (var name in _lists)
        {
            if (values.List(name) is { } list)
            {
                model[name] = Counted(list, locale, into);
            }
        }

        return model;
    }

    // Loops within loops may do much and write nothing.
    private IEnumerable<object> Counted(IReadOnlyList<ITemplateValues> list, TemplateLocale locale, BoundedWriter into)
    {
        foreach (var values in list)
        {
            into.Step();
            yield return Model(values, locale, into);
        }
    }
}
