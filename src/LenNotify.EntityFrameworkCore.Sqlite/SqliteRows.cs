using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LenNotify;

/// <summary>Rows that are given as columns, as one JSON text: a list of rows, each a list of cells.</summary>
internal static class SqliteRows
{
    /// <summary>Where the bytes of all rows lie, one after the other.</summary>
    public const string BytesParameter = "$0";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The rows, and the bytes that they point into, if they have any.</summary>
    public static (string Json, byte[]? Bytes) Of(ReadOnlySpan<object?> columns)
    {
        var text = new ArrayBufferWriter<byte>(1_024);
        var bytes = Array.Exists(columns.ToArray(), column => column is byte[][]) ? new ArrayBufferWriter<byte>() : null;

        // The database takes no bytes at all for NULL.
        bytes?.Write<byte>([0]);
        using (var json = new Utf8JsonWriter(text, Relaxed))
        {
            json.WriteStartArray();
            for (var row = 0; row < ((Array)columns[0]!).Length; row++)
            {
                json.WriteStartArray();
                foreach (var column in columns)
                {
                    Write(json, (Array)column!, row, bytes);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return (Encoding.UTF8.GetString(text.WrittenSpan), bytes?.WrittenSpan.ToArray());
    }

    /// <summary>A list of values.</summary>
    public static string List(Array values)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Relaxed))
        {
            json.WriteStartArray();
            for (var i = 0; i < values.Length; i++)
            {
                Write(json, values, i, null);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Array column, int row, ArrayBufferWriter<byte>? bytes)
    {
        switch (column)
        {
            case string?[] texts:
                json.WriteStringValue(Checked(texts[row]));
                break;
            case Guid[] ids:
                json.WriteStringValue(Text(ids[row]));
                break;
            case Guid?[] ids:
                json.WriteStringValue(ids[row] is { } id ? Text(id) : null);
                break;
            case byte[][] parts:
                json.WriteStartArray();
                json.WriteNumberValue(bytes!.WrittenCount + 1);
                json.WriteNumberValue(parts[row].Length);
                json.WriteEndArray();
                bytes.Write(parts[row]);
                break;
            default:
                WriteNumber(json, column.GetValue(row));
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case short number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"No column holds a {value.GetType()}.");
        }
    }

    // As EF Core writes it; in this form, ids sort as they do elsewhere.
    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    // Older versions cut a JSON text off there.
    private static string? Checked(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true
        ? throw new ArgumentException("A text holds the character U+0000, which the database cannot keep.", nameof(text))
        : text;
}
