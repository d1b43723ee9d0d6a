import java.io.FileInputStream;
import java.util.Arrays;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Arguments: flavours by name with commas between, PDF files. Prints "file TAB flavour TAB failed rules". */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        String[] flavours = arguments[0].split(",");
        for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            for (String name : flavours) {
                PDFAFlavour flavour = PDFAFlavour.valueOf(name);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    StringBuilder failed = new StringBuilder();
                    for (Map.Entry<RuleId, Integer> rule : result.getFailedChecks().entrySet()) {
                        failed.append(rule.getKey().getClause()).append('-').append(rule.getKey().getTestNumber()).append(' ');
                    }
                    System.out.println(file + "\t" + flavour.getId() + "\t" + result.isCompliant() + "\t" + failed.toString().trim());
                }
            }
        }
    }
}
