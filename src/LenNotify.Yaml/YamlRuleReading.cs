using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace LenNotify;

/// <summary>
/// One reading of a YAML text, event by event: what would grow while it is read (aliases), or become something of the program's
/// (tags), is refused where it stands. Nothing is built that is larger than the text.
/// </summary>
internal sealed class YamlRuleReading(string text)
{
    private readonly Parser _parser = new(new StringReader(text));
    private int _nodes;

    internal DocumentNode Read()
    {
        try
        {
            Next<StreamStart>();
            if (_parser.MoveNext() && _parser.Current is StreamEnd)
            {
                throw RuleTextLimits.Refused(1, 1, "is empty.", "a document with rules");
            }

            _parser.MoveNext();
            var root = Value(1);
            Next<DocumentEnd>();
            _parser.MoveNext();
            return _parser.Current is StreamEnd ? root : throw Refused("is a second document.", "one document in a file");
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            // Some mistakes have no place of their own: they are behind what was read last.
            var last = _parser.Current?.End ?? Mark.Empty;
            var place = error is YamlException { Start: var start } && start.CompareTo(last) > 0 ? start : last;
            throw RuleTextLimits.Refused((int)place.Line, (int)place.Column, "is not YAML from here on.", "block or flow style, closed brackets and quotes, no tabs for indentation");
        }
    }

    private DocumentNode Value(int depth)
    {
        var at = Current;
        CheckPlain(at);
        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        RuleTextLimits.CheckNodes(++_nodes, line, column);
        switch (at)
        {
            case MappingStart:
                RuleTextLimits.CheckDepth(depth, line, column);
                return Members(new DocumentNode(DocumentNodeKind.Map, "", line, column), depth);
            case SequenceStart:
                RuleTextLimits.CheckDepth(depth, line, column);
                return Items(new DocumentNode(DocumentNodeKind.List, "", line, column), depth);
            case YamlScalar scalar:
                return new DocumentNode(scalar.Style == ScalarStyle.Plain ? YamlScalars.KindOf(scalar.Value) : DocumentNodeKind.Text, YamlScalars.TextOf(scalar), line, column);
            default:
                throw Refused("cannot stand here.", "a map, a list, or a scalar");
        }
    }

    private DocumentNode Members(DocumentNode map, int depth)
    {
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            CheckPlain(Current);
            if (Current is not YamlScalar { Value: var name, Start: var start })
            {
                throw Refused("is no name.", "texts as names");
            }

            if (map.Find(name) is not null)
            {
                throw Refused($"'{Shown.Of(name)}' is there already.", "each name once");
            }

            _parser.MoveNext();
            map.Members.Add(new DocumentMember(name, (int)start.Line, (int)start.Column, Value(depth + 1)));
        }

        return map;
    }

    private DocumentNode Items(DocumentNode list, int depth)
    {
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            list.Items.Add(Value(depth + 1));
        }

        return list;
    }

    private ParsingEvent Current => _parser.Current ?? throw RuleTextLimits.Refused(1, 1, "ends too early.", "a whole document");

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!_parser.MoveNext() || _parser.Current is not T)
        {
            throw Refused("cannot stand here.", "one document with rules");
        }
    }

    private void CheckPlain(ParsingEvent at)
    {
        if (at is AnchorAlias || (at is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw Refused("is an anchor or an alias.", "every value written where it stands");
        }

        if (at is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refused("has a tag.", "values without tags");
        }
    }

    private InvalidInputException Refused(string problem, string limit) =>
        RuleTextLimits.Refused((int)(_parser.Current?.Start.Line ?? 1), (int)(_parser.Current?.Start.Column ?? 1), problem, limit);
}
