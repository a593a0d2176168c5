package akashi.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pictures of few colours: the 255 most frequent stay, every other becomes the nearest of them. */
final class Palette {

    private static final int COLOURS = 255;
    /** Neighbouring shades count as one, so that the edges of letters do not use up the palette. */
    private static final int ROUGH = 0xF8F8F8;

    private final int[] colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /** The same picture with a palette. */
    static BufferedImage reduced(BufferedImage picture) {
        Palette palette = new Palette(mostFrequent(picture));
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = palette.nearest(picture.getRGB(x, y) & 0xFFFFFF);
                small.getRaster().setSample(x, y, 0, at);
            }
        }
        return small;
    }

    private static int[] mostFrequent(BufferedImage picture) {
        Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                counts.computeIfAbsent(colour & ROUGH, rough -> new HashMap<>()).merge(colour, 1, Integer::sum);
            }
        }
        return counts.values().stream()
                .sorted((one, other) -> Integer.compare(total(other), total(one)))
                .limit(COLOURS)
                .mapToInt(Palette::commonest)
                .toArray();
    }

    private static int total(Map<Integer, Integer> shades) {
        return shades.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int commonest(Map<Integer, Integer> shades) {
        List<Map.Entry<Integer, Integer>> all = List.copyOf(shades.entrySet());
        return all.stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private IndexColorModel model() {
        byte[] red = new byte[colours.length];
        byte[] green = new byte[colours.length];
        byte[] blue = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        return new IndexColorModel(8, colours.length, red, green, blue);
    }

    private int nearest(int colour) {
        return nearest.computeIfAbsent(colour, this::search);
    }

    private int search(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (colours[i] >> 16 & 255) - (colour >> 16 & 255);
            int green = (colours[i] >> 8 & 255) - (colour >> 8 & 255);
            int blue = (colours[i] & 255) - (colour & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
