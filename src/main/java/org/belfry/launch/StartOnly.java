package org.belfry.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps HotSpot's second compiler away from code that is hot only while the server starts: reading jars, class files
 * and XML. On two cores it took as much time as the start itself and half of it for nothing. What sends and answers is
 * not on the list and is compiled as ever.
 *
 * <p>The same as {@code jcmd Compiler.directives_add}, see the JDK's guide to compiler control; a JVM that has no such
 * command starts without it.
 */
final class StartOnly {
    static final List<String> CODE = List.of(
            "com/sun/crypto/provider/PBKDF2KeyImpl.*",
            "com/sun/enterprise/deploy/*.*",
            "com/sun/enterprise/deployment/*.*",
            "com/sun/enterprise/util/net/JarURIPattern.*",
            "com/sun/enterprise/v3/admin/*.*",
            "com/sun/enterprise/v3/server/*.*",
            "com/sun/org/apache/xerces/*.*",
            "org/apache/naming/resources/*.*",
            "org/flywaydb/core/internal/parser/*.*",
            "org/glassfish/config/*.*",
            "org/glassfish/hk2/classmodel/*.*",
            "org/glassfish/hk2/utilities/reflection/*.*",
            "org/glassfish/web/deployment/*.*",
            "org/glassfish/web/loader/WebappClassLoader.*",
            "org/hibernate/validator/internal/metadata/*.*",
            "org/hibernate/validator/internal/properties/*.*",
            "org/hibernate/validator/internal/util/*.*",
            "org/jboss/classfilewriter/*.*",
            "org/jboss/weld/bootstrap/*.*",
            "org/jboss/weld/injection/ForwardingInjectionPoint.*",
            "org/jboss/weld/injection/attributes/*.*",
            "org/jboss/weld/resolution/*.*",
            "org/jboss/weld/util/collections/*.*",
            "org/jboss/weld/util/reflection/*.*",
            "org/jvnet/hk2/config/*.*",
            "org/jvnet/hk2/internal/PerLocatorUtilities.*",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.getDescriptors",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.hasInjectAnnotation",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.validate",
            "org/jvnet/hk2/internal/SingletonContext.*",
            "org/jvnet/hk2/internal/Utilities.find*",
            "org/jvnet/hk2/internal/Utilities.fixAndCheckQualifiers",
            "org/objectweb/asm/*.*",
            "java/io/BufferedReader.readLine",
            "java/io/DataOutputStream.*",
            "java/io/ObjectInputStream*.*",
            "java/io/StreamTokenizer.*",
            "java/lang/Class.annotationData",
            "java/lang/Class.getAnnotation",
            "java/lang/Class.getEnumConstantsShared",
            "java/lang/Class.getMethod*",
            "java/lang/Class.getPackage",
            "java/lang/Class.isAnnotationPresent",
            "java/lang/ClassLoader.*",
            "java/lang/Package.*",
            "java/lang/PublicMethods*.*",
            "java/lang/invoke/InvokerBytecodeGenerator.*",
            "java/lang/invoke/LambdaForm*.*",
            "java/lang/invoke/MethodType.*",
            "java/lang/reflect/AccessibleObject.*",
            "java/lang/reflect/Executable.*",
            "java/lang/reflect/Field.*nnotation*",
            "java/lang/reflect/Method.get*",
            "java/lang/reflect/Proxy*.*",
            "java/net/URL.*",
            "java/net/URLClassLoader*.*",
            "java/net/URLStreamHandler.*",
            "java/nio/file/FileTreeWalker.*",
            "java/security/CodeSource.*",
            "java/security/SecureClassLoader.*",
            "java/text/MessageFormat.applyPattern",
            "java/util/Properties*.*",
            "java/util/concurrent/ConcurrentHashMap.transfer",
            "java/util/jar/*.*",
            "java/util/zip/InflaterInputStream.*",
            "java/util/zip/ZipFile*.*",
            "jdk/internal/jimage/*.*",
            "jdk/internal/loader/*.*",
            "jdk/internal/module/*.*",
            "jdk/internal/org/objectweb/asm/*.*",
            "jdk/internal/reflect/ClassFileAssembler.*",
            "jdk/internal/reflect/Reflection.verify*",
            "jdk/internal/util/jar/*.*",
            "jdk/proxy*.*",
            "sun/net/util/URLUtil.*",
            "sun/net/www/protocol/jar/Handler.*",
            "sun/nio/fs/LinuxFileSystemProvider.*",
            "sun/nio/fs/UnixDirectoryStream*.*",
            "sun/nio/fs/UnixFileAttributes.*",
            "sun/nio/fs/UnixFileSystemProvider.*",
            "sun/nio/fs/UnixPath.*",
            "sun/reflect/annotation/*.*",
            "sun/reflect/generics/*.*");

    private StartOnly() {}

    /** Whether the JVM took the directives; it reads them from a file. */
    static boolean leaveUnoptimised() {
        try {
            Path file = Files.writeString(Files.createTempFile("start-only", ".json"), directives());
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {file.toString()}},
                            new String[] {String[].class.getName()});
            Files.delete(file);
            return answer.toString().contains("1 compiler directives added");
        } catch (IOException | JMException e) {
            return false;
        }
    }

    private static String directives() {
        return CODE.stream()
                .map(code -> '"' + code + '"')
                .collect(Collectors.joining(",", "[{\"match\":[", "],\"c2\":{\"Exclude\":true}}]"));
    }
}
