using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>One reading of a JSON text into nodes that know where they stand.</summary>
internal sealed class JsonRuleReading(byte[] bytes)
{
    private int _nodes;
    private int _seen;
    private int _line = 1;
    private int _lineStart;

    internal DocumentNode Read()
    {
        // One level more than is allowed, so that ours is the error that is told.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = RuleTextLimits.MostDepth + 1 });
        try
        {
            reader.Read();
            var root = Value(ref reader, 1);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw RuleTextLimits.Refused(
                (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, "is not JSON from here on.", "one JSON document, each bracket closed, nothing after it");
        }
        catch (InvalidOperationException)
        {
            throw RuleTextLimits.Refused(_line, (int)reader.TokenStartIndex - _lineStart + 1, "has half a surrogate pair.", "whole Unicode");
        }
    }

    private DocumentNode Value(ref Utf8JsonReader reader, int depth)
    {
        var (line, column) = Place(reader.TokenStartIndex);
        RuleTextLimits.CheckNodes(++_nodes, line, column);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                RuleTextLimits.CheckDepth(depth, line, column);
                return Members(ref reader, new DocumentNode(DocumentNodeKind.Map, "", line, column), depth);
            case JsonTokenType.StartArray:
                RuleTextLimits.CheckDepth(depth, line, column);
                return Items(ref reader, new DocumentNode(DocumentNodeKind.List, "", line, column), depth);
            case JsonTokenType.String:
                return new DocumentNode(DocumentNodeKind.Text, reader.GetString()!, line, column);
            case JsonTokenType.Number:
                return new DocumentNode(DocumentNodeKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), line, column);
            case JsonTokenType.Null:
                return new DocumentNode(DocumentNodeKind.Null, "", line, column);
            default:
                return new DocumentNode(DocumentNodeKind.Flag, reader.GetBoolean() ? "true" : "false", line, column);
        }
    }

    private DocumentNode Members(ref Utf8JsonReader reader, DocumentNode map, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = Place(reader.TokenStartIndex);
            var name = reader.GetString()!;
            if (map.Find(name) is not null)
            {
                throw RuleTextLimits.Refused(line, column, $"'{Shown.Of(name)}' is there already.", "each name once");
            }

            reader.Read();
            map.Members.Add(new DocumentMember(name, line, column, Value(ref reader, depth + 1)));
        }

        return map;
    }

    private DocumentNode Items(ref Utf8JsonReader reader, DocumentNode list, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Items.Add(Value(ref reader, depth + 1));
        }

        return list;
    }

    // Tokens come in order, so the text is gone through once.
    private (int Line, int Column) Place(long at)
    {
        for (; _seen < at; _seen++)
        {
            if (bytes[_seen] == (byte)'\n')
            {
                _line++;
                _lineStart = _seen + 1;
            }
        }

        return (_line, (int)at - _lineStart + 1);
    }
}
